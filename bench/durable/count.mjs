// Counts the statements that a process sends to PostgreSQL, its own and those of libraries.
import pg from 'pg'

let statements = 0
const { query } = pg.Client.prototype
/** @this {pg.Client} @param {Parameters<typeof query>} args */
pg.Client.prototype.query = function (...args) {
  statements++
  return Reflect.apply(query, this, args)
}

export const count = () => statements
