import { type Context, z } from '@mediaplug/core/provider'
import { numeric, readData } from './request/answer.js'
import { request } from './request/request.js'

const balance = z.object({ credits: numeric })

/** How many credits the account has left. */
export async function credits({ http }: Context): Promise<number> {
  return readData(balance, await request(http, '/user/credits', {})).credits
}
