#!/bin/sh
# Makes this computer (Debian or alike, as root) the newsroom's server:  packaging/postgres/setup.sh PERSON...
# Installs PostgreSQL where there is none, lets the laptops of this network in over TLS only, makes the database with Newsdesk's own
# set-up, and asks for a password for each PERSON. Run again it only adds what is missing. docs/SERVER.md says what to do with it.
set -eu
folder=$(cd "$(dirname "$0")/../.." && pwd)
database=${NEWSDESK_DATABASE:-redaksi}
psql=${NEWSDESK_PSQL:-runuser -u postgres -- psql}
restart=${NEWSDESK_RESTART:-service postgresql restart}

say() { printf '%s\n' "$*" >&2; }
admin() { $psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; } # what is secret comes on standard input, never as an argument

if [ $# = 0 ]; then
  say "Say for whom: packaging/postgres/setup.sh rina bayu (small letters, digits, underscores)."
  exit 2
fi
if ! command -v psql >/dev/null 2>&1; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    say "PostgreSQL is not here. Install it (15 or newer), or run this as root on Debian."
    exit 1
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql openssl
fi
if [ "$(admin -c 'SHOW server_version_num')" -lt 150000 ]; then
  say "This PostgreSQL is too old: 15 or newer is needed. Nothing was changed."
  exit 1
fi

# A certificate for this computer's name, made once; laptops that have its copy know that they speak to no other computer.
data=$(admin -c 'SHOW data_directory')
name=$(hostname -f 2>/dev/null || hostname)
if [ ! -f "$data/newsdesk.crt" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=$name" -addext "subjectAltName=DNS:$name,DNS:localhost" \
    -keyout "$data/newsdesk.key" -out "$data/newsdesk.crt" 2>/dev/null
  chmod 600 "$data/newsdesk.key"
  chown --reference="$data" "$data/newsdesk.key" "$data/newsdesk.crt"
fi
admin <<SQL
ALTER SYSTEM SET ssl = on;
ALTER SYSTEM SET ssl_cert_file = 'newsdesk.crt';
ALTER SYSTEM SET ssl_key_file = 'newsdesk.key';
ALTER SYSTEM SET password_encryption = 'scram-sha-256';
ALTER SYSTEM SET listen_addresses = '*';
SQL
hba=$(admin -c 'SHOW hba_file')
line="hostssl $database +newsdesk_app samenet scram-sha-256"
grep -qxF "$line" "$hba" || printf '# the laptops of the newsroom\n%s\n' "$line" >>"$hba"
$restart

# Newsdesk's set-up works as somebody who exists for these minutes only.
port=$(admin -c 'SHOW port')
secret=$(openssl rand -hex 24)
gone() {
  admin >/dev/null <<'SQL' || say "Please remove the role newsdesk_setup by hand: DROP ROLE newsdesk_setup."
DO $$BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsdesk_setup') THEN
  REASSIGN OWNED BY newsdesk_setup TO CURRENT_USER; DROP OWNED BY newsdesk_setup; DROP ROLE newsdesk_setup;
END IF; END$$;
SQL
}
gone
trap gone EXIT
admin <<SQL
CREATE ROLE newsdesk_setup LOGIN SUPERUSER PASSWORD '$secret' VALID UNTIL '$(date -u -d '+15 minutes' '+%Y-%m-%d %H:%M:%S+00')';
SQL
people=
for person in "$@"; do people="$people --person $person"; done
# shellcheck disable=SC2086 # a list of names
NEWSDESK_SERVER_PASSWORD=$secret "$folder/run" server setup "postgresql://newsdesk_setup@127.0.0.1:$port/$database" $people
cp "$data/newsdesk.crt" "./newsdesk-server.crt" && chmod 644 "./newsdesk-server.crt"
say "Ready. On each laptop: Redaksi > Jalan naskah > Server redaksi, or"
for person in "$@"; do say "  ./run server connect 'postgresql://$person@$name:$port/$database'"; done
say "The certificate for the laptops is ./newsdesk-server.crt (docs/SERVER.md: how they look at it)."
