import { describe, expect, it } from '@jest/globals'
import { synthesize } from './synthesize.ts'

const { template, resources } = synthesize()
const configurationSet = { Ref: resources.idOf('AWS::SES::ConfigurationSet', 'Mail') }

describe('mails that come back', () => {
  it('are told of by SES to the default bus, where alone it can', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', { Name: 'nouhin-office' })
    const { ConfigurationSetName, EventDestination } = resources.one('AWS::SES::ConfigurationSetEventDestination')
    expect(ConfigurationSetName).toEqual(configurationSet)
    expect(EventDestination).toMatchObject({ Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] })
    expect(JSON.stringify(EventDestination)).toMatch(/:event-bus\/default"/)
  })

  it('reach the function if they are of this stage', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
      },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [resources.idOf('AWS::Lambda::Function', 'MailEvents'), 'Arn'] },
          RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 3 },
        },
      ],
    })
  })

  it.each(['update-record', 'open-task', 'task-page', 'patrol', 'execution-ended', 'mail-events'] as const)(
    'are known as those of %s',
    (name) => {
      expect(resources.functionNamed(name).Environment.Variables.MAIL_CONFIGURATION_SET).toEqual(configurationSet)
    },
  )
})
