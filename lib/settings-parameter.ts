import { Grant } from 'aws-cdk-lib/aws-iam'
import { ParameterTier, StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import type { NouhinFunction } from './nouhin-function.ts'
import { settingsText } from './settings-text.ts'
import type { Stage } from './stage.ts'

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
    this.parameter = new StringParameter(this, 'Parameter', {
      parameterName: `/nouhin/${stage.name}/settings`,
      description: `Nouhin: settings/${stage.name}.json`,
      stringValue: settingsText(stage.content),
      tier: ParameterTier.INTELLIGENT_TIERING,
    })
  }

  allowRead(grantee: NouhinFunction) {
    grantee.addEnvironment('SETTINGS_PARAMETER', this.parameter.parameterName)
    grantee.addEnvironment('PUBLIC_URL', this.publicUrl)
    const resourceArns = [this.parameter.parameterArn]
    Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter'], resourceArns })
  }
}
