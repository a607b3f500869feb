const s10Weights = [8, 6, 4, 2, 3, 5, 9, 7]

/**
 * Whether the check digit of a Japan Post number fits: 11 or 12 digits (the rest modulo 7), or 13 characters of UPU
 * S10. A misfit is a warning, not a refusal: no official specification of the domestic digit was found.
 */
export function hasValidCheckDigit(code: string): boolean {
  const s10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(code)
  if (s10) return s10CheckDigit(s10[1] ?? '') === Number(s10[2])
  return /^\d{11,12}$/.test(code) && Number(BigInt(code.slice(0, -1)) % 7n) === Number(code.at(-1))
}

function s10CheckDigit(serial: string) {
  const sum = s10Weights.reduce((total, weight, index) => total + weight * Number(serial[index]), 0)
  const digit = 11 - (sum % 11)
  return digit === 10 ? 0 : digit === 11 ? 5 : digit
}
