import type { Command } from 'commander'
import { candidatesFor } from '../completion/candidates.ts'
import { type Shell, shells } from '../completion/shells.ts'
import { standardStreams } from '../output/print.ts'
import { printable } from '../output/table.ts'

/** `nouhin completion bash|zsh|fish`, and what the shell then asks at each Tab, with the word that is being typed last. */
export function addCompletion(program: Command) {
  program
    .command('completion')
    .description('シェルの補完を出力する / print the completion of a shell')
    .addArgument(program.createArgument('<shell>', 'シェル / the shell').choices(Object.keys(shells)))
    .addHelpText('after', '\nbash: ~/.bashrc に / in ~/.bashrc: source <(nouhin completion bash)')
    .action((shell: Shell) => standardStreams.out(shells[shell]))

  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) => {
      for (const { word, about } of candidatesFor(program, words))
        standardStreams.out(`${printable(word)}\t${printable(about)}\n`)
    })
}
