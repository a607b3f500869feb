/**
 * What each shell is told once. At a Tab it asks `nouhin complete` for words and what they are about, and offers files
 * where there are none. What was typed goes there as arguments, and is never read as a command.
 */
export const shells = {
  bash: `_nouhin() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(nouhin complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _nouhin nouhin
`,
  zsh: `#compdef nouhin
_nouhin() {
  local line
  local -a offered
  for line in "\${(@f)$(nouhin complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && offered+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#offered )); then _describe nouhin offered; else _files; fi
}
(( $+functions[compdef] )) && compdef _nouhin nouhin
`,
  fish: `function __nouhin_complete
  set -l typed (commandline -opc) (commandline -ct)
  set -l offered (nouhin complete -- $typed[2..-1] 2>/dev/null)
  if test (count $offered) -gt 0
    printf '%s\\n' $offered
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c nouhin -f -a '(__nouhin_complete)'
`,
} as const

export type Shell = keyof typeof shells
