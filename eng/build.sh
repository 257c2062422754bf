#!/usr/bin/env bash
# Builds the command into a folder of its own under artifacts/scenario, and points `current` at it.
# Neither a test build nor the next run of this script ever touches the files of a program that is running.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/eng/freshness.sh"

home=$root/artifacts/scenario
mkdir -p "$home"
exec 9>"$home/.lock"
if command -v flock >/dev/null; then flock 9; fi

# Another invocation may have built while this one waited.
if is_fresh; then exit 0; fi

if [[ -z ${DependencySet-} && ! -f $root/Directory.Build.local.props ]]; then
  "$root/eng/setup.sh" 9>&- >&2
fi

# The stamp is as old as the beginning of the build: what changes meanwhile is built next time.
new=$(mktemp -d "$home/build.XXXXXX")
trap 'rm -rf "$new"' EXIT
if ! fingerprint >"$new/.stamp"; then
  echo "scenario: no .NET SDK that suits global.json was found; install the .NET 10 SDK" >&2
  exit 3
fi

# Same content under newer times (a branch switched there and back): nothing to build.
if [[ -f $stamp && $(<"$stamp") == "$(<"$new/.stamp")" ]]; then
  touch -r "$new/.stamp" "$stamp"
  exit 0
fi

if [[ -t 2 ]]; then echo "Building scenario …" >&2; fi
log=$home/build.log
publish() {
  dotnet publish "$root/src/Cli/Cli.csproj" --configuration Release --output "$new" --nologo --verbosity quiet \
    -p:UseArtifactsOutput=true -p:ArtifactsPath="$root/artifacts/cli" -p:FrontDoor=true -p:RunAnalyzers=false \
    -p:GenerateDocumentationFile=false "$@" >"$log" 2>&1 9>&-
}

# Compiled ahead of time, the command starts in half the time. The compiler for it is a package of its own: where the source does
# not serve it, or nothing for this runtime, the command is built without.
if ! publish -p:PublishReadyToRun=true --use-current-runtime --self-contained false; then
  if ! grep -qE 'NU1101|NU1102|NETSDK1094|NETSDK1083|NU1301' "$log" || ! publish; then
    cat "$log" >&2
    echo "scenario: the build failed (the lines above are also in ${log#"$root/"})" >&2
    exit 1
  fi
fi

chmod 755 "$new"
ln -sfn "${new##*/}" "$home/current.new"
mv -T "$home/current.new" "$home/current"
trap - EXIT

# Older builds go, except those that a running program still holds.
for old in "$home"/build.*/; do
  old=${old%/}
  [[ $old == "$new" ]] && continue
  if [[ ! -f $old/.stamp ]] || ! command -v flock >/dev/null || flock --nonblock --exclusive "$old/.stamp" true; then
    rm -rf "$old"
  fi
done
