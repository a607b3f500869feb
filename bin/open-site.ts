import type { Site, SiteOptions } from './site.ts'

/** The AWS SDK is loaded only for a stage: what runs on this machine does not need it. */
export async function openSite(options: SiteOptions): Promise<Site> {
  if (options.stage === undefined) {
    const { openEmbeddedSite } = await import('./embedded-site/embedded-site.ts')
    return openEmbeddedSite(options)
  }
  const { openAwsSite } = await import('./aws-site/aws-site.ts')
  return openAwsSite(options.stage)
}
