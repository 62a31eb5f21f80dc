// Who is measured, on which protocol.
export const contenders = [
  { module: 'raw-request', protocol: 'tomoviee' },
  { module: 'raw-dispatch', protocol: 'tomoviee' },
  { module: 'mediaplug', protocol: 'tomoviee' },
  { module: 'mediaplug', protocol: 'mediaio' },
  { module: 'mediaplug', protocol: 'edrawmax' },
  { module: 'core-lro', protocol: 'tomoviee' },
  { module: 'replicate', protocol: 'replicate' },
  { module: 'ai-sdk', protocol: 'fal-at-once' },
  { module: 'fal', protocol: 'fal' },
]
