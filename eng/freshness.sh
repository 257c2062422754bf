# shellcheck shell=bash disable=SC2154
# Sourced: tells whether the built command is newer than everything it is made of.
# Expects $root; sets $stamp.

stamp=$root/artifacts/scenario/current/.stamp

# What the command is built from. Folders count too, so that a deleted file is noticed.
sources() {
  find "$root/src" "$root/standins" "$root/eng/build.sh" "$root/global.json" "$root"/Directory.* \
    \( -name bin -o -name obj \) -prune -o \( -type f -o -type d \) "$@"
}

# One line that changes when the sources' content, the SDK or the asked dependency set changes.
fingerprint() {
  local files
  files=$(sources -type f -print | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum)
  printf '%s %s %s\n' "${files%% *}" "$(cd "$root" && dotnet --version)" "${DependencySet-}"
}

is_fresh() {
  local stamped_set
  [[ -f $root/Directory.Build.local.props || -n ${DependencySet-} ]] || return 1
  [[ -f $stamp ]] || return 1
  read -r _ _ stamped_set <"$stamp" || true
  [[ $stamped_set == "${DependencySet-}" ]] || return 1
  [[ -z $(sources -newer "$stamp" -print -quit) ]]
}
