/** After everything that was ready to run has run. */
export const inLittleWhile = async <T>(value?: T) => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  return value
}
