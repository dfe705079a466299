#!/bin/sh
# Brings Temporal's tables up to this version. Safe to repeat.
set -eu
for part in temporal:temporal temporal_visibility:visibility; do
  database=${part%%:*}
  schema=${part##*:}
  temporal-sql-tool --db "$database" setup-schema -v 0.0
  temporal-sql-tool --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
