import { CommandFailed } from './command-failed.ts'
import type { Site, SiteOptions } from './site.ts'

/** The AWS SDK is loaded only for a stage: what runs on this machine does not need it. */
export async function openSite(options: SiteOptions): Promise<Site> {
  if (options.stage === undefined) {
    const { openEmbeddedSite } = await import('./embedded-site/embedded-site.ts')
    return openEmbeddedSite(options)
  }
  const { openAwsSite } = await import('./aws-site/aws-site.ts').catch(explained)
  return openAwsSite(options.stage)
}

function explained(cause: unknown): never {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause
  throw new CommandFailed(
    [
      'AWS の部品がありません。--stage には、npm ci で(--omit=dev を付けずに)入れた写しを使ってください',
      'the AWS SDK is missing; for --stage use a copy that npm ci made, without --omit=dev',
    ],
    { cause },
  )
}
