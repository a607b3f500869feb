import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/** Logs to find faults by; they may go, as orders carry their own audit trail. */
export class Logs extends LogGroup {
  constructor(scope: Construct, id: string, logGroupName: string) {
    super(scope, id, { logGroupName, retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY })
  }
}

/** Under this prefix AWS keeps one resource policy for all log groups; others run into its size limit. */
export const deliveredLogs = (name: string) => `/aws/vendedlogs/${name}`
