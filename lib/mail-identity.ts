import { CfnOutput, Stack } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import type { Deployment } from './deployment.ts'
import type { NouhinFunction } from './nouhin-function.ts'
import { domainOf, senderAddress } from './sender-address.ts'

export interface MailIdentityProps {
  from: string
  ses: Deployment['ses']
}

/** The sender's identity at SES, and the right to send in its name. */
export class MailIdentity extends Construct {
  private readonly address: string

  constructor(scope: Construct, id: string, { from, ses }: MailIdentityProps) {
    super(scope, id)
    this.address = senderAddress(from)
    if (ses === 'address') new EmailIdentity(this, 'Identity', { identity: Identity.email(this.address) })
    if (ses === 'domain') this.createDomain(domainOf(this.address))
  }

  allowSend(grantee: NouhinFunction) {
    const { partition, region, account } = Stack.of(this)
    const identities = `arn:${partition}:ses:${region}:${account}:identity/*`
    Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail'],
      // In the sandbox SES asks for the recipient's identity too; the condition is what binds to the one sender.
      resourceArns: [identities],
      conditions: { StringEquals: { 'ses:FromAddress': this.address } },
    })
    accept(
      grantee.role ?? grantee,
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      'Bound to the one sender by ses:FromAddress; in the sandbox SES asks for the recipient’s identity too.',
    )
  }

  private createDomain(domain: string) {
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) })
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(Stack.of(this), `Dkim${index + 1}`, {
        description: 'CNAME to add to DNS',
        value: `${name} CNAME ${value}`,
      })
    })
  }
}
