#!/bin/sh
# Install the Debian packages of a list that are missing, when this user may; otherwise say which command does.
set -eu
missing=""
for package in $(grep -v '^#' "$1"); do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
command -v apt-get >/dev/null || { echo "These programs are missing:$missing. Install them with your package manager."; exit 1; }
if [ "$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as="sudo"; else
  echo "These packages are missing. Type:  sudo apt-get install$missing"; exit 1
fi
$as apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $missing >/dev/null
