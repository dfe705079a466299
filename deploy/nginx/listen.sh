#!/bin/sh
# Run by the nginx image before nginx starts: TLS where a certificate is given (tls.crt with its chain, tls.key), plain HTTP
# otherwise. With TLS plain requests are sent on to PUBLIC_URL; the health check alone is answered.
set -eu
certificates=${CERTIFICATES:-/etc/nginx/tls}
listen=${LISTEN:-/etc/nginx/listen.conf}
http_port=${HTTP_PORT:-8080}
https_port=${HTTPS_PORT:-8443}

if [ -s "$certificates/tls.crt" ] && [ -s "$certificates/tls.key" ]; then
  cat >"$listen" <<CONF
listen $http_port;
listen $https_port ssl;
ssl_certificate $certificates/tls.crt;
ssl_certificate_key $certificates/tls.key;
ssl_protocols TLSv1.2 TLSv1.3;
ssl_ciphers ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256;
ssl_session_cache shared:tls:5m;
ssl_session_tickets off;
set \$tls_address "";
if (\$scheme = http) {
  set \$tls_address "${PUBLIC_URL:?set PUBLIC_URL to the address that users open}";
}
CONF
elif [ -e "$certificates/tls.crt" ] || [ -e "$certificates/tls.key" ]; then
  echo "listen.sh: $certificates has a tls.crt or a tls.key, but not both with something in them: give both, or neither." >&2
  exit 1
else
  cat >"$listen" <<CONF
listen $http_port;
set \$tls_address "";
CONF
fi
