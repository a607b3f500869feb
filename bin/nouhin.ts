#!/usr/bin/env node
import { createProgram, endingOf } from './program.ts'

createProgram()
  .parseAsync()
  .catch((error) => {
    const { code, lastWords } = endingOf(error)
    process.stderr.write(lastWords)
    process.exit(code)
  })
