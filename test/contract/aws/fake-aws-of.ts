import { atEndOfTest } from '../../at-end-of-test.ts'
import { createCallRecorder } from '../../aws/call-recorder.ts'
import { startFakeAws } from '../../aws/fake-aws.ts'
import type { Service } from '../../aws/service.ts'

/** These services over HTTP until the end of the test: a client's options for them, and what was called. */
export async function fakeAwsOf(...services: Service[]) {
  const recorder = createCallRecorder()
  const aws = await startFakeAws(services, recorder)
  atEndOfTest(aws.close)
  return { options: { ...aws.clientOf(), maxAttempts: 1 }, recorder }
}
