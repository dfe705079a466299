#!/bin/sh
# Makes what the containers know each other by, in a folder for each (default: deploy/certificates): certificates, and the
# tokens that Temporal's authorizer asks for. Valid for two years; move the folder away, run it again and start everything anew
# before that. The folder is for you alone, since what is in it must be readable in containers that run as other users.
set -eu
umask 022
folder=${1:-$(dirname "$0")/certificates}
days=730
if [ -e "$folder" ]; then
  echo "make-certificates.sh: $folder is there already: move it away first." >&2
  exit 1
fi
making=$folder.unfinished
rm -rf "$making"
mkdir -p "$making/authorities"
chmod 700 "$making"

key() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null
}
authority() { # name
  key "$making/authorities/$1.key"
  openssl req -x509 -new -key "$making/authorities/$1.key" -days "$days" -subj "/CN=personnel procedures: $1" \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign' \
    -out "$making/authorities/$1.crt"
}
certificate() { # authority, for whom, name of the files, names of the host
  mkdir -p "$making/$2"
  key "$making/$2/$3.key"
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\nbasicConstraints=CA:FALSE\n' "$4" >"$making/extensions"
  openssl req -new -key "$making/$2/$3.key" -subj "/CN=$2" |
    openssl x509 -req -days "$days" -CA "$making/authorities/$1.crt" -CAkey "$making/authorities/$1.key" \
      -extfile "$making/extensions" -out "$making/$2/$3.crt" 2>/dev/null
  rm "$making/extensions"
}
knows() { # for whom, authority, name of the file
  cp "$making/authorities/$2.crt" "$making/$1/$3.crt"
}

# Whom one connects to; who may connect to Temporal; the parts of Temporal among themselves.
for name in servers clients engine; do authority "$name"; done
certificate servers postgres server DNS:postgres,DNS:localhost
certificate servers smtp server DNS:smtp,DNS:localhost
certificate servers temporal-keys server DNS:temporal-keys,DNS:localhost
certificate servers temporal server DNS:temporal
certificate engine temporal internode DNS:temporal-internode
certificate clients product client DNS:product
certificate clients tools client DNS:tools
for name in temporal product tools; do knows "$name" servers ca; done
knows temporal clients clients
knows temporal engine engine

# The authorizer's key, what Temporal knows it by, and a token for each that says what it may do.
base64url() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}
signing=$making/authorities/tokens.key
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$signing" 2>/dev/null
# Of a public key of 2048 bits the modulus is the bytes 34 to 289.
modulus=$(openssl pkey -in "$signing" -pubout -outform DER | tail -c +34 | head -c 256 | base64url)
printf '{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"personnel","n":"%s","e":"AQAB"}]}\n' "$modulus" \
  >"$making/temporal-keys/keys.json"
token() { # for whom, what it may do
  head=$(printf '{"alg":"RS256","typ":"JWT","kid":"personnel"}' | base64url)
  until=$(($(date +%s) + days * 86400))
  body=$(printf '{"sub":"%s","exp":%s,"permissions":["%s"]}' "$1" "$until" "$2" | base64url)
  signature=$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign "$signing" -binary | base64url)
  printf 'TEMPORAL_API_KEY=%s.%s.%s\n' "$head" "$body" "$signature" >"$making/$1/token.env"
}
token product personnel:write
token tools temporal-system:admin

mv "$making" "$folder"
echo "Made in $folder, valid for $days days. Keep $folder/authorities apart: no container needs it."
