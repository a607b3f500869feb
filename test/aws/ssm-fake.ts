import * as z from 'zod'
import { AwsError, action, performing, type Service } from './service.ts'

/** Parameters by name; change them at any time. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export function createSsmFake(parameters: Record<string, string>) {
  const mostStandard = 4_096
  /** Once advanced, always advanced. */
  const advanced = new Set<string>()
  const getParameter = action(
    z.strictObject({ Name: z.string().min(1).max(2_048), WithDecryption: z.boolean().optional() }),
    ({ Name }) => {
      const Value = parameters[Name]
      if (Value === undefined) throw new AwsError('ParameterNotFound')
      return { Parameter: { Name, Type: 'String', Value, Version: 1, DataType: 'text', LastModifiedDate: new Date(0) } }
    },
  )
  /** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
  const putParameter = action(
    z.strictObject({
      Name: z.string().min(1).max(2_048),
      Value: z.string().min(1),
      Type: z.literal('String'),
      Overwrite: z.boolean(),
      Tier: z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']),
    }),
    ({ Name, Value, Overwrite, Tier }) => {
      const before = parameters[Name]
      if (before !== undefined && !Overwrite) throw new AwsError('ParameterAlreadyExists')
      const wasAdvanced = advanced.has(Name) || (before?.length ?? 0) > mostStandard
      const isAdvanced = Tier === 'Advanced' || wasAdvanced || Value.length > mostStandard
      if (Value.length > 8_192 || (isAdvanced && Tier === 'Standard')) throw new AwsError('ValidationException')
      if (isAdvanced) advanced.add(Name)
      parameters[Name] = Value
      return { Version: 2, Tier: isAdvanced ? 'Advanced' : 'Standard' }
    },
  )
  const service: Service = {
    name: 'ssm',
    target: 'AmazonSSM',
    resourceOf: (_, { Name }) => `${Name}`,
    perform: performing({ GetParameter: getParameter, PutParameter: putParameter }),
  }
  return { service, parameters }
}
