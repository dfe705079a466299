#!/bin/sh
# Run by the PostgreSQL image when its volume is empty: whoever owns the product's tables, whoever the product runs as, and
# Temporal's own user and databases. None of them is a superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --set=owner="$OWNER_DB_PASSWORD" --set=product="$PRODUCT_DB_PASSWORD" \
  --set=temporal="$TEMPORAL_DB_PASSWORD" --username=postgres --dbname=postgres <<'SQL'
CREATE ROLE personnel_owner LOGIN PASSWORD :'owner';
CREATE ROLE personnel LOGIN PASSWORD :'product';
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE personnel OWNER personnel_owner;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
REVOKE ALL ON DATABASE personnel, temporal, temporal_visibility FROM PUBLIC;
SQL
