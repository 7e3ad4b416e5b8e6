/** The word after which `qinling` prints what may follow, one a line: what the scripts below ask it. */
export const completionWord = '__complete';

/** What each shell is to evaluate, by its name. Where `qinling` knows no word, files are offered. */
export const completionScripts = {
  bash: `_qinling() {
  local IFS=$'\\n'
  COMPREPLY=($(qinling ${completionWord} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _qinling qinling`,
  zsh: `#compdef qinling
_qinling() {
  local -a found
  found=("\${(@f)$(qinling ${completionWord} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
if [[ "$funcstack[1]" == _qinling ]]; then _qinling "$@"; else compdef _qinling qinling; fi`,
  fish: `function __qinling_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l found (qinling ${completionWord} $words[2..-1] 2>/dev/null)
  if set -q found[1]; printf '%s\\n' $found; else; __fish_complete_path (commandline -ct); end
end
complete -c qinling -f -a '(__qinling_complete)'`,
} as const;
