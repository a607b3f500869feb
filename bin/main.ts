import { endAfterOutput, endWithoutOutput } from './output/output-failures.ts'
import { createProgram, endingOf } from './program.ts'

endWithoutOutput()
createProgram()
  .parseAsync()
  .catch((error) => {
    const { code, lastWords } = endingOf(error)
    endAfterOutput(code, lastWords)
  })
