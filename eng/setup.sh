#!/usr/bin/env bash
# Chooses the dependency set and makes sure that what it needs is installed. Runs before anything is built.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
remembered=$root/Directory.Build.local.props
seconds=${SCENARIO_SETUP_TIMEOUT:-30}

usage() {
  cat <<'TEXT'
Description:
  Choose the dependency set and install what it needs. The choice is remembered in
  Directory.Build.local.props, which git ignores. Runs by itself before the first build.

Usage:
  scenario setup [--dependency-set nuget|standin|auto]

Options:
  --dependency-set <set>  nuget: the real Orleans, Confluent.Kafka and Parquet.Net packages.
                          standin: the code under standins/, which restores everywhere.
                          auto: nuget if it restores within SCENARIO_SETUP_TIMEOUT seconds
                          (default 30), else standin.
                          Without it: what was remembered, else auto.
  -?, -h, --help          Show this text.

Examples:
  scenario setup
  scenario setup --dependency-set auto
TEXT
}

fail() { echo "scenario setup: $1" >&2; exit "${2:-1}"; }

asked=
while (($#)); do
  case $1 in
    --dependency-set) asked=${2-}; shift $(($# > 1 ? 2 : 1)); [[ -n $asked ]] || fail "--dependency-set needs nuget, standin or auto" 2 ;;
    --dependency-set=*) asked=${1#*=}; shift ;;
    -h | --help | '-?') usage; exit 0 ;;
    *) usage >&2; fail "unknown argument '$1'" 2 ;;
  esac
done
case $asked in '' | nuget | standin | auto) ;; *) fail "--dependency-set is '$asked'; it must be nuget, standin or auto" 2 ;; esac

command -v dotnet >/dev/null || fail "the .NET 10 SDK is needed, and there is no 'dotnet' on the PATH (see README.md, Requirements)" 3

# Restores the nuget set; says why not in $reason.
nuget_restores() {
  local log=$root/artifacts/setup.log status=0
  mkdir -p "$root/artifacts"
  reason=
  timeout "$seconds" dotnet restore "$root/eng/DependencyProbe/DependencyProbe.csproj" --verbosity quiet --nologo \
    -p:DependencySet=nuget -p:UseArtifactsOutput=true -p:ArtifactsPath="$root/artifacts/probe" >"$log" 2>&1 || status=$?
  case $status in
    0) return 0 ;;
    124) reason="it did not restore within $seconds s" ;;
    *)
      local missing
      mapfile -t missing < <(grep -o 'Unable to find package [^ ]*' "$log" | sed 's/.* //; s/[.,]$//' | sort -u)
      if ((${#missing[@]})); then reason="the NuGet source does not serve ${missing[0]}"; fi
      if ((${#missing[@]} > 1)); then reason+=" and $((${#missing[@]} - 1)) more (artifacts/setup.log)"; fi
      reason=${reason:-it does not restore; see artifacts/setup.log}
      ;;
  esac
  return 1
}

remember() {
  cat >"$remembered.new" <<TEXT
<Project>
  <!-- Written by \`./scenario setup\`. -->
  <PropertyGroup>
    <DependencySet Condition="'\$(DependencySet)' == ''">$1</DependencySet>
  </PropertyGroup>
</Project>
TEXT
  if cmp -s "$remembered.new" "$remembered"; then rm "$remembered.new"; else mv "$remembered.new" "$remembered"; fi
}

has_librdkafka() {
  local ldconfig
  ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
  if [[ -x $ldconfig ]]; then
    [[ $("$ldconfig" -p 2>/dev/null) == *librdkafka.so.1* ]]
  else
    compgen -G '/usr/local/lib/librdkafka.1.*' >/dev/null || compgen -G '/opt/homebrew/lib/librdkafka.1.*' >/dev/null
  fi
}

install_librdkafka() {
  local as_root=()
  if ! command -v apt-get >/dev/null; then
    fail "the system library librdkafka.so.1 is missing; install librdkafka 2.x with this system's package manager, for instance: dnf install librdkafka"
  fi
  if ((EUID != 0)); then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      fail "the system library librdkafka.so.1 is missing; install it with: sudo apt-get install -y librdkafka1"
    fi
  fi
  echo "Installing librdkafka1 (apt-get) …" >&2
  local log=$root/artifacts/setup-apt.log
  mkdir -p "$root/artifacts"
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends librdkafka1)
  # Package lists may be missing or stale: the first failure earns an update.
  if ! "${install[@]}" >"$log" 2>&1 && ! { "${as_root[@]}" apt-get update -qq && "${install[@]}"; } >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail "librdkafka1 could not be installed (artifacts/setup-apt.log); the command was: apt-get install -y librdkafka1"
  fi
}

if [[ -z $asked && -f $remembered ]]; then
  chosen=$(sed -n 's/.*<DependencySet[^>]*>\(.*\)<\/DependencySet>.*/\1/p' "$remembered" | head -n 1)
  [[ $chosen == nuget || $chosen == standin ]] || fail "Directory.Build.local.props names no dependency set; delete it, or pass --dependency-set"
  echo "Dependency set: $chosen (remembered; './scenario setup --dependency-set auto' chooses again)."
else
  case ${asked:-auto} in
    auto)
      if nuget_restores; then
        chosen=nuget
        echo "Dependency set: nuget (the real packages restore here)."
      else
        chosen=standin
        echo "Dependency set: standin, because the nuget set is not available: $reason."
      fi
      ;;
    nuget)
      nuget_restores || fail "the nuget set is not available: $reason"
      chosen=nuget
      echo "Dependency set: nuget."
      ;;
    standin)
      chosen=standin
      echo "Dependency set: standin."
      ;;
  esac
fi

if [[ $chosen == standin ]]; then
  has_librdkafka || install_librdkafka
fi

# Last, so that an interrupted or failed setup is not taken for a finished one.
[[ -z $asked && -f $remembered ]] || remember "$chosen"
