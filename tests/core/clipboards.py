"""What programs put on the clipboard, in their own form, with words of our own."""

from __future__ import annotations

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A picture of one pixel."""

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:Allow/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->
<h1>Pasar Trayeman <b>Dibuka</b></h1>
<p class=MsoNormal><span lang=IN>Bupati&nbsp;membuka <b style='mso-bidi-font-weight:normal'>pasar
itu</b> pada <i>Senin</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Satu <b>los</b><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span>&nbsp;</span></span></span><![endif]>Dua kios</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><!--[endif]-->Pertama</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span><!--[endif]-->Kedua</p>
<p class=MsoNormal><span style='mso-no-proof:yes'><!--[if gte vml 1]><v:shape id="Gambar" style='width:300pt'><v:imagedata
src="file:///C:/Temp/clip_image001.png" o:title="pasar"/></v:shape><![endif]--><![if !vml]><img width=400 height=300
src="data:image/png;base64,PNG" alt="Pasar baru"><![endif]></span></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Nama<o:p></o:p></p></td><td><p class=MsoNormal>Jumlah</p></td></tr>
<tr><td><p>Los</p></td><td><p>1.200</p></td></tr></table>
<p class=MsoNormal style='display:none'>Tersembunyi</p>
<p class=MsoNormal>Lihat <a href="https://nam.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcontoh.id%2Fpasar%3Fid%3D7&amp;data=05">laman
resmi</a>.</p>
<!--EndFragment--></body></html>""".replace("PNG", PNG)

WORD_LINES = (
    "## Pasar Trayeman Dibuka",
    "Bupati membuka **pasar itu** pada *Senin*.",
    "- Satu **los**",
    "- Dua kios",
    "1. Pertama",
    "2. Kedua",
    "![Pasar baru](picture:p1)",
    "- Nama | Jumlah",
    "- Los | 1.200",
    "Lihat [laman resmi](https://contoh.id/pasar?id=7).",
)

DOCS = """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b">
<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400;font-style:normal">Kios Kosong</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">Ada </span><span
style="font-weight:700;font-style:normal;">dua puluh</span><span style="font-weight:400;"> kios </span><span
style="font-weight:400;font-style:italic;">kosong</span><span style="font-weight:700;font-style:italic;"> sekali</span><span
style="font-weight:400">, kata </span><a href="https://www.google.com/url?q=https://contoh.id/a?utm_source%3Dgd%26x%3D1&amp;sa=D&amp;ust=1"
style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;">pengelola</span></a>.</p><br>
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span
style="font-weight:400">Blok A</span></p></li><li dir="ltr"><p role="presentation"><span>Blok B</span></p></li></ul>
<p><span><span style="border:none;display:inline-block;overflow:hidden;width:600px"><img src="https://lh7-rt.googleusercontent.com/x"
width="600" height="400"></span></span></p><div dir="ltr"><table><colgroup><col></colgroup><tbody><tr
><td><p><span>Senin</span></p></td><td
><p><span>08.00</span></p></td></tr></tbody></table></div>
</b><br class="Apple-interchange-newline">"""

DOCS_LINES = (
    "## Kios Kosong",
    "Ada **dua puluh** kios *kosong **sekali***, kata [pengelola](https://contoh.id/a?x=1).",
    "- Blok A",
    "- Blok B",
    "![](picture:p1)",
    "- Senin | 08.00",
)

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head>
<body lang="id-ID" link="#000080" dir="ltr"><h1 class="western">Jalan Rusak</h1>
<p style="line-height: 100%; margin-bottom: 0cm">Warga <b>Desa
Kalisapu</b> mengeluh,<br/>
kata kepala desa.</p>
<ol start="3"><li><p>Tambal</p></li><li><p>Aspal <i>ulang</i></p></li></ol>
<p><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">Selesai\u00ad nya nanti.</font></font></p>
<p><img src="data:image/png;base64,PNG" name="Image1" alt="" align="bottom" width="300" height="200" border="0"/>
Jalan itu.</p></body></html>""".replace("PNG", PNG)

LIBREOFFICE_LINES = (
    "## Jalan Rusak",
    "Warga **Desa Kalisapu** mengeluh,",
    "kata kepala desa.",
    "3. Tambal",
    "4. Aspal *ulang*",
    "Selesai nya nanti.",
    "![](picture:p1)",
    "Jalan itu.",
)

WHATSAPP = """[26/10 15.17] Hermas Purwadi: *Rilis Dinas*
[26/10 15.18] Hermas Purwadi: Pemkab membuka _pasar baru_, lihat https://contoh.id/a_b_c?utm_source=wa
Baris kedua pesan yang sama.
[26/10 15.19] Hermas Purwadi: IMG-20261026-WA0001.jpg (file terlampir)
[26/10 15.20] Hermas Purwadi: <Media tidak disertakan>
[26/10 15.21] Hermas Purwadi: Selesai. <Pesan ini diedit>"""

WHATSAPP_LINES = (
    "**Rilis Dinas**",
    "Pemkab membuka *pasar baru*, lihat https://contoh.id/a_b_c",
    "Baris kedua pesan yang sama.",
    "Selesai.",
)

EXPORTED_CHAT = """26/10/23 15.16 - Pesan dan panggilan terenkripsi secara end-to-end. Ketuk untuk info selengkapnya.
26/10/23 15.17 - Rina: Apakah pasar jadi dibuka?
26/10/23 15.18 - Pak Camat: Jadi, *Senin* pagi.
26/10/23 15.18 - Pak Camat: Silakan hadir.
26/10/23, 3:19 PM - Rina: Siap."""

EXPORTED_CHAT_LINES = (
    "**Rina:** Apakah pasar jadi dibuka?",
    "**Pak Camat:** Jadi, **Senin** pagi.",
    "Silakan hadir.",
    "**Rina:** Siap.",
)

PDF = """PEMERINTAH KABUPATEN TEGAL
Kepala Dinas Perdagangan menyatakan bahwa revitalisasi pasar rakyat dila-
kukan bertahap mulai tahun ini, dengan ruang bermain yang aman bagi anak-
anak pedagang di lantai dua. Pembangunan itu akan selesai akhir tahun, dan
setiap pedagang mendapat tempat.
Warga berharap pasar segera selesai karena tempat sementara terlalu sem-
pit untuk
1
\fsemua pedagang, kata seorang penjual sayur yang sudah dua puluh tahun ber-
jualan di sana.
\u2022 Los sayur
\u2022 Los ikan
2"""

PDF_LINES = (
    "PEMERINTAH KABUPATEN TEGAL",
    "Kepala Dinas Perdagangan menyatakan bahwa revitalisasi pasar rakyat dilakukan bertahap mulai tahun ini, dengan ruang "
    "bermain yang aman bagi anak-anak pedagang di lantai dua. Pembangunan itu akan selesai akhir tahun, dan "
    "setiap pedagang mendapat tempat.",
    "Warga berharap pasar segera selesai karena tempat sementara terlalu sempit untuk semua pedagang, kata seorang penjual "
    "sayur yang sudah dua puluh tahun berjualan di sana.",
    "- Los sayur",
    "- Los ikan",
)
