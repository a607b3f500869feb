import { Grant } from 'aws-cdk-lib/aws-iam'
import { ParameterTier, StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import { SettingsInvalid } from '../settings/settings.ts'
import type { NouhinFunction } from './nouhin-function.ts'
import type { Stage } from './stage.ts'

/** Parameter Store's limits, in bytes. */
const standard = 4096
const advanced = 8192

export interface SettingsParameterProps {
  stage: Stage
  /** Where the product is reached, for settings that do not say. */
  publicUrl: string
}

/** The stage's settings; functions read them anew every minute, so that lane members change without a deploy. */
export class SettingsParameter extends Construct {
  private readonly parameter: StringParameter

  private readonly publicUrl: string

  constructor(scope: Construct, id: string, { stage, publicUrl }: SettingsParameterProps) {
    super(scope, id)
    this.publicUrl = publicUrl
    const stringValue = asciiJson(stage.content)
    if (stringValue.length > advanced)
      throw new SettingsInvalid([`(the file): at most ${advanced} bytes, a character beyond ASCII counting 6`])
    this.parameter = new StringParameter(this, 'Parameter', {
      parameterName: `/nouhin/${stage.name}/settings`,
      description: `Nouhin: settings/${stage.name}.json`,
      stringValue,
      tier: stringValue.length > standard ? ParameterTier.ADVANCED : ParameterTier.STANDARD,
    })
  }

  allowRead(grantee: NouhinFunction) {
    grantee.addEnvironment('SETTINGS_PARAMETER', this.parameter.parameterName)
    grantee.addEnvironment('PUBLIC_URL', this.publicUrl)
    const resourceArns = [this.parameter.parameterArn]
    Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter'], resourceArns })
  }
}

/** CloudFormation makes `?` of what is not ASCII. */
const asciiJson = (value: object) =>
  JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
