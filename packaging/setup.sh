# Makes .venv hold exactly what a lock file names, and the machine what Qt needs. Sourced by ./run and ./test (POSIX sh).
# A stamp (checksum of this file and the lock) keeps a warm start in milliseconds.

say() { printf '%s\n' "$*" >&2; }

# Qt's libraries on Debian, found with ldd on the wheels of PySide6, and a font for what ours lack.
QT_PACKAGES="libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libbrotli1
libxcomposite1 libxdamage1 libxext6 libxfixes3 libxrandr2 libxtst6 libasound2 libgbm1 libnspr4 libnss3 libxcb-dri3-0
libxkbfile1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0
libxcb-xkb1 libxkbcommon-x11-0 fonts-dejavu-core"

# quietly COMMAND...: run it; what it printed is shown only where it fails.
quietly() {
  if quietly_said=$("$@" 2>&1); then return 0; fi
  say "$quietly_said"
  say "This failed: $*"
  return 1
}

# install_packages NAME...: by apt where we may; else says the one line to run.
install_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Newsdesk needs these of your system (Debian's names): $*"
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    say "Newsdesk needs some packages of your system. Please run this line once, then start again:"
    say "  sudo apt-get install --no-install-recommends $(echo $*)"
    return 1
  fi
  say "Installing packages of the system ..."
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  quietly apt-get update -qq && quietly apt-get install -y -qq --no-install-recommends "$@"
}

# True where a library that the wheels of Qt link to is not on this machine. Where there is no ldd, there is nothing to ask.
qt_lacks_libraries() {
  command -v ldd >/dev/null 2>&1 || return 1
  qt=$(echo .venv/lib/python3*/site-packages/PySide6/Qt)
  ldd "$qt"/lib/libQt6WebEngineCore.so.6 "$qt"/lib/libQt6Gui.so.6 "$qt"/plugins/platforms/libqxcb.so 2>/dev/null |
    grep -q 'not found'
}

find_python() {
  for python in python3 python3.13 python3.12 python3.11 python3.14; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$python"
      return 0
    fi
  done
  say "Newsdesk needs Python 3.11 or newer; here is $(python3 --version 2>/dev/null || echo none)."
  return 1
}

# make_venv: a .venv with pip in it.
make_venv() {
  if [ -x .venv/bin/python ] && .venv/bin/python -m ensurepip >/dev/null 2>&1; then return 0; fi
  python=$(find_python) || return 1
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then
      install_packages python3-venv || return 1
    else
      # shellcheck disable=SC2086 # a list of names; all in one line, so that a person is asked once
      install_packages python3-venv $QT_PACKAGES || return 1
    fi
  fi
  quietly "$python" -m venv .venv
}

# Compiled now, once: where Python may not write beside its modules, or is told not to, each start would compile them all
# and take four times as long. What cannot be compiled (samples for other versions) is not needed.
compile_modules() {
  .venv/bin/python -m compileall -qq -j 0 -x '[/\\](tests?|testing)[/\\]' .venv/lib/python3*/site-packages newsdesk ui \
    >/dev/null 2>&1 || true
}

checksum() { cat packaging/setup.sh "$1" | cksum; }

# True where .venv already holds what LOCK names.
holds() {
  [ -x .venv/bin/python ] && [ -f ".venv/.holds-$1" ] && [ "$(cat ".venv/.holds-$1")" = "$(checksum "$1")" ]
}

# set_up LOCK: make .venv hold what LOCK names; nothing is done where the stamp says it does.
set_up() {
  # The developers' lock has every line of the other one, so it will do for both.
  if holds "$1" || holds requirements-dev.lock; then return 0; fi
  say "Setting up Newsdesk: this is done once, downloads some 300 MB and takes about a minute ..."
  .venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv || return 1
  if [ -t 2 ]; then quiet=; else quiet=-q; fi # a person sees pip's progress, a log does not
  .venv/bin/python -m pip install $quiet --disable-pip-version-check --require-hashes --no-deps -r "$1" >&2 || return 1
  if qt_lacks_libraries; then
    # shellcheck disable=SC2086 # a list of names
    install_packages $QT_PACKAGES || return 1
  fi
  compile_modules
  checksum "$1" >".venv/.holds-$1"
}

# set_up_extra LOCK: add to .venv what LOCK names, for who needs it; nothing is done where the stamp says it is there.
set_up_extra() {
  if holds "$1" || holds requirements-dev.lock; then return 0; fi
  say "Installing what a newsroom's server needs: this is done once and takes some seconds ..."
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r "$1" >&2 || return 1
  checksum "$1" >".venv/.holds-$1"
}

# Chromium's sandbox refuses to start as root; as anybody else it stays on.
if [ "$(id -u)" = 0 ]; then
  QTWEBENGINE_DISABLE_SANDBOX=1
  export QTWEBENGINE_DISABLE_SANDBOX
fi
