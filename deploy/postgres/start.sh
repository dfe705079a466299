#!/bin/sh
# PostgreSQL takes a key that is its own and nobody else's, which a mounted file is not.
set -eu
install --owner=postgres --group=postgres --mode=0600 /tls/server.key /var/run/postgresql/server.key
exec docker-entrypoint.sh postgres \
  -c ssl=on -c ssl_cert_file=/tls/server.crt -c ssl_key_file=/var/run/postgresql/server.key \
  -c ssl_min_protocol_version=TLSv1.3 -c hba_file=/etc/postgresql/pg_hba.conf "$@"
