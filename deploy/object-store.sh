#!/bin/sh
# 把构建好的 dist/ 传到对象存储：sh deploy/object-store.sh dist remote:bucket/路径
# 要先装 rclone（1.59以上）并配好远端（OSS、COS、OBS 都走 S3 协议）。只加不删：旧文件留着，退回去和还开着旧页面的人都要用。
set -eu

from=$1
to=$2
# 名字里的16位指纹。
hash='[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'

send() { # 类型 缓存 文件名的样子……
  kind=$1
  cache=$2
  shift 2
  rclone copy "$from" "$to" --header-upload "Content-Type: $kind" --header-upload "Cache-Control: $cache" "$@"
}

forever='public, max-age=31536000, immutable'
send 'application/wasm' "$forever" --include "*-$hash.wasm"
send 'text/javascript; charset=utf-8' "$forever" --include "*-$hash.js"
send 'text/css; charset=utf-8' "$forever" --include "*-$hash.css"
send 'image/svg+xml' "$forever" --include "*-$hash.svg"
send 'application/json; charset=utf-8' "$forever" --include "/packs/*.$hash.json" --include "/packs/*.$hash.first.json"

# 没有指纹的最后传，这时它们说到的文件都已经在了。
send 'text/javascript; charset=utf-8' no-cache --filter "- *-$hash.js" --filter '+ *.js' --filter '- *'
send 'application/manifest+json; charset=utf-8' no-cache --include '*.webmanifest'
send 'application/json; charset=utf-8' no-cache --include '/packs/index.json'
send 'text/html; charset=utf-8' no-cache --include '*.html'
