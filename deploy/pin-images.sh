#!/bin/sh
# Asks the registries for the digests of images.txt, and writes .env.images beside .env, by which docker compose takes these images and no
# others: what a tag means may change, a digest not. Run it when images.txt changes, look at what changed, and keep what it wrote.
set -eu
cd "$(dirname "$0")"
while IFS='=' read -r name image; do
  digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$image" </dev/null)
  case $digest in
    sha256:????????????????????????????????????????????????????????????????) ;;
    *)
      echo "pin-images.sh: the registry gave no digest of $image, but: $digest" >&2
      exit 1
      ;;
  esac
  printf '%s=%s@%s\n' "$name" "$image" "$digest"
done <images.txt >../.env.images.unfinished
mv ../.env.images.unfinished ../.env.images
echo "Pinned in .env.images."
