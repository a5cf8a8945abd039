#!/bin/sh
# Builds the WOFF2 files here, ../css/fonts.css and the TrueType files in
# dashboard/draw/fonts from the pinned Pretendard GOV: sh build.sh
# Needs npm (to fetch the package), sha256sum, and Python 3 with fontTools and
# brotli (Debian: fonttools, python3-brotli). PYTHON names another interpreter.
set -eu
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

npm pack --silent --pack-destination "$work" pretendard-gov@1.3.9 >/dev/null
tar -xzf "$work/pretendard-gov-1.3.9.tgz" -C "$work"

dist=$work/package/dist
ttf=$dist/public/static/alternative
sha256sum -c - <<SUMS
b288cb28b28b7763c8264cc3cf477e09fc9c4a29d7bf29f63580871ef3c89e06  $ttf/PretendardGOV-Regular.ttf
4a72e78753b42a16308597b597f050ecd1d4baad92cbae8cdf4bcf0d28828da7  $ttf/PretendardGOV-Bold.ttf
SUMS

drawing=../../../dashboard/draw/fonts
mkdir -p "$drawing"
cp "$dist/LICENSE.txt" OFL.txt
cp "$dist/LICENSE.txt" "$drawing/OFL.txt"
"${PYTHON:-python3}" subset.py "$ttf" . ../css/fonts.css "$drawing"
