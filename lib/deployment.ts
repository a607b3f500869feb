/** What may be said beside the settings when the stack is synthesized: `-c key=value`. */
export interface Deployment {
  stage: string
  /** Who vouches for the sender: its address, its whole domain, or an identity that the account has already. */
  ses: (typeof sesChoices)[number]
  /** `fixed`: kintone sees one address, for an allow list; costs a NAT gateway. */
  egress: (typeof egressChoices)[number]
  /** A name of one's own for the API, with a certificate of the same region. */
  domain?: { name: string; certificateArn: string }
}

const sesChoices = ['address', 'domain', 'existing'] as const
const egressChoices = ['any', 'fixed'] as const
const rules = {
  stage: 'a name like prod, of lower-case letters, digits and hyphens',
  domain: 'a host name like nouhin.example.jp, together with certificateArn',
  certificateArn: 'the ARN of an ACM certificate of the stack’s region, together with domain',
}

/** @throws DeploymentInvalid naming every key and its rule */
export function readDeployment(context: (key: string) => unknown): Deployment {
  const problems: string[] = []
  const text = (key: keyof typeof rules, pattern: RegExp) => {
    const value = context(key)
    if (value === undefined) return undefined
    if (typeof value === 'string' && pattern.test(value)) return value
    problems.push(`${key}: ${rules[key]}`)
    return undefined
  }
  const choice = <T extends string>(key: string, choices: readonly [T, ...T[]]): T => {
    const value = context(key) ?? choices[0]
    const chosen = choices.find((known) => known === value)
    if (!chosen) problems.push(`${key}: one of ${choices.join(', ')}`)
    return chosen ?? choices[0]
  }
  const stage = text('stage', /^[a-z][a-z0-9-]{0,19}$/) ?? 'demo'
  const name = text('domain', /^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  const certificateArn = text('certificateArn', /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/)
  const ses = choice('ses', sesChoices)
  const egress = choice('egress', egressChoices)
  if (problems.length === 0 && (name === undefined) !== (certificateArn === undefined))
    problems.push(name === undefined ? `domain: ${rules.domain}` : `certificateArn: ${rules.certificateArn}`)
  if (problems.length > 0) throw new DeploymentInvalid(problems)
  return { stage, ses, egress, ...(name && certificateArn && { domain: { name, certificateArn } }) }
}

export class DeploymentInvalid extends Error {
  override readonly name = 'DeploymentInvalid'
  constructor(problems: string[]) {
    super(`These options (-c key=value) break their rule:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
}
