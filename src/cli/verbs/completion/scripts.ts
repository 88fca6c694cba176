export const completionShells = ["bash", "zsh", "fish", "powershell"] as const;
export type CompletionShell = (typeof completionShells)[number];

/*
 * What all of them do: hand the words before the cursor and, behind a colon, the one at the cursor to `bcevpc __complete`,
 * which answers a line that says what follows (`values`, `open` where more is to be typed behind a value, `files`), then a
 * value a line with its meaning behind a tab. The colon is there because PowerShell drops an empty argument.
 */

/**
 * Needs nothing of bash-completion. bash hands over the line, because it takes words apart at = and :, unless somebody has
 * told it otherwise, as the script of `npm completion` does for =.
 */
const bash = String.raw`# bash completion of bcevpc
_bcevpc() {
  local line kind="" word prefix breaks=\${COMP_WORDBREAKS//[!=:]/}
  word=\${COMP_LINE:0:COMP_POINT}
  word=\${word##*[[:space:]]}
  prefix=""
  if [[ -n $breaks ]]; then prefix=\${word%"\${word##*[$breaks]}"}; fi
  COMPREPLY=()
  while IFS= read -r line; do
    line=\${line%%$'\t'*}
    if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("\${line#"$prefix"}"); fi
  done < <(bcevpc __complete --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  case $kind in
    open) compopt -o nospace 2>/dev/null ;;
    files) compopt -o filenames -o default 2>/dev/null ;;
  esac
}
complete -F _bcevpc bcevpc
`;

/** Starts zsh's completion where nothing has; may be sourced, or lie in a folder of $fpath. */
const zsh = String.raw`#compdef bcevpc
_bcevpc() {
  local -a answer described
  local kind line value meaning
  answer=("\${(@f)$(bcevpc __complete -- "\${(@Q)words[2,CURRENT-1]}" ":\${(Q)PREFIX}" 2>/dev/null)}")
  kind=$answer[1]
  shift answer
  if [[ $kind == files ]]; then
    _files
    return
  fi
  for line in "\${answer[@]}"; do
    [[ -n $line ]] || continue
    value=\${line%%$'\t'*}
    meaning=\${line#*$'\t'}
    described+=("\${value//:/\\:}\${\${meaning:#$line}:+:$meaning}")
  done
  if [[ $kind == open ]]; then _describe bcevpc described -S ""; else _describe bcevpc described; fi
}
if [[ $funcstack[1] == _bcevpc ]]; then
  _bcevpc "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _bcevpc bcevpc
fi
`;

const fish = String.raw`# fish completion of bcevpc
function __bcevpc_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer (bcevpc __complete -- $words[2..] ":$current" 2>/dev/null)
    if test "$answer[1]" = files
        __fish_complete_path "$current"
    else if set -q answer[2]
        printf '%s\n' $answer[2..]
    end
end
complete -c bcevpc -e
complete -c bcevpc -f -a '(__bcevpc_complete)'
`;

const powershell = `# PowerShell completion of bcevpc
Register-ArgumentCompleter -Native -CommandName bcevpc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.ToString() } })
    $answer = @(& bcevpc __complete -- @before ":$wordToComplete" 2>$null)
    if ($answer.Count -lt 2) { return }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $value, $meaning = $_ -split [char]9, 2
        if (-not $meaning) { $meaning = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
}
`;

/** String.raw keeps the backslash that hides a shell's \${ from JavaScript. */
const unescaped = (script: string): string => script.replaceAll("\\${", "${");

export const scripts: Readonly<Record<CompletionShell, string>> = {
  bash: unescaped(bash),
  zsh: unescaped(zsh),
  fish: unescaped(fish),
  powershell,
};
