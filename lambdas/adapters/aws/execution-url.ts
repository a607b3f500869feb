/** Where the consoles of AWS's partitions are. */
const consoles: Readonly<Record<string, string>> = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
}

/** The page of an order's execution in the AWS console; executions are named by pid. `stateMachineArn` has no alias. */
export function createExecutionUrl(stateMachineArn: string): (pid: string) => string {
  const [, partition = '', , region = ''] = stateMachineArn.split(':')
  const host = consoles[partition] ?? 'console.aws.amazon.com'
  const executions = stateMachineArn.replace(':stateMachine:', ':execution:')
  const page = `https://${region}.${host}/states/home?region=${region}#/v2/executions/details/`
  return (pid) => `${page}${executions}:${encodeURIComponent(pid)}`
}
