import type { S3ClientConfig } from '@aws-sdk/client-s3'

/** The region that storage has which knows none. */
const anyRegion = 'us-east-1'

/**
 * What the client does not find in the environment by itself: a host of one's own is asked by paths, since it rarely has
 * a name for each bucket, and often has no region.
 */
export function usualSettings(environment: NodeJS.ProcessEnv): S3ClientConfig {
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION } = environment
  if (!(AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL)) return {}
  return { forcePathStyle: true, region: AWS_REGION || AWS_DEFAULT_REGION || anyRegion }
}
