# Makes .venv hold exactly what a lock file names, and the machine what Qt needs. Sourced by ./run and ./test.
# A stamp (hash of this file and the lock) keeps a warm start in milliseconds.

say() { printf '%s\n' "$*" >&2; }

# Qt's libraries on Debian, found with ldd on the wheels of PySide6.
QT_PACKAGES="libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libbrotli1
libxcomposite1 libxdamage1 libxext6 libxfixes3 libxrandr2 libxtst6 libasound2 libgbm1 libnspr4 libnss3 libxcb-dri3-0
libxkbfile1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0
libxcb-xkb1 libxkbcommon-x11-0 fonts-dejavu-core"

# install_packages NAME...: by apt where we may; else says the one line to run.
install_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Newsdesk needs these libraries of your system: $*"
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    say "Newsdesk needs some packages of your system. Please run this line once, then start again:"
    say "  sudo apt-get install $*"
    return 1
  fi
  say "Installing packages of the system ..."
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# True where a library that the wheels of Qt link to is not on this machine.
qt_lacks_libraries() {
  command -v ldd >/dev/null 2>&1 || return 1
  qt=$(echo .venv/lib/python3*/site-packages/PySide6)
  ldd "$qt"/Qt/lib/libQt6WebEngineCore.so.6 "$qt"/Qt/plugins/platforms/libqxcb.so "$qt"/Qt/lib/libQt6Gui.so.6 2>/dev/null |
    grep -q 'not found'
}

find_python() {
  for python in python3.13 python3.12 python3.11 python3; do
    if command -v "$python" >/dev/null 2>&1 &&
      "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      echo "$python"
      return 0
    fi
  done
  say "Newsdesk needs Python 3.11, 3.12 or 3.13."
  return 1
}

# set_up LOCK: make .venv hold what LOCK names; nothing is done where the stamp says it does.
set_up() {
  lock=$1
  stamp=.venv/.stamp-$(basename "$lock")
  now=$(cat "$lock" packaging/setup.sh | cksum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
    return 0
  fi
  python=$(find_python) || return 1
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    install_packages python3-venv || return 1
  fi
  say "Setting up Newsdesk; this is done once ..."
  [ -x .venv/bin/python ] || "$python" -m venv .venv || return 1
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null || return 1
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$lock" || return 1
  if qt_lacks_libraries; then
    # shellcheck disable=SC2086 - a list of names
    install_packages $QT_PACKAGES || return 1
  fi
  printf '%s' "$now" >"$stamp"
}

# Chromium's sandbox refuses to start as root; as anybody else it stays on.
if [ "$(id -u)" = 0 ]; then
  QTWEBENGINE_DISABLE_SANDBOX=1
  export QTWEBENGINE_DISABLE_SANDBOX
fi
