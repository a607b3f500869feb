import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A finding of cdk-nag that stays, and why. */
export const accept = (construct: IConstruct, id: string, reason: string) =>
  Validations.of(construct).acknowledge({ id, reason })

/** Lets a policy below `construct` name `*` as its resource. */
export const acceptAnyResource = (construct: IConstruct, reason: string) =>
  accept(construct, 'AwsSolutions-IAM5[Resource::*]', reason)
