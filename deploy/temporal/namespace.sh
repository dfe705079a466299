#!/bin/sh
# The namespace, and what a case can be searched by (opaque codes only). Safe to repeat.
set -eu
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 90d

# A namespace that was just made is known to every part of the server only some seconds later.
search_attribute() {
  attempt=0
  until temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"; do
    attempt=$((attempt + 1))
    [ "$attempt" -lt 20 ] || exit 1
    sleep 2
  done
}
search_attribute CaseUnit Keyword
