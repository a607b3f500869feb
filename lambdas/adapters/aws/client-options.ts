/**
 * For every AWS client: a call that hangs is given up and tried again well before Lambda gives up the function. Times are
 * milliseconds; without `throwOnRequestTimeout` the SDK only warns
 * (https://github.com/aws/aws-sdk-js-v3/blob/main/UPGRADING.md).
 */
export const clientOptions = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
}
