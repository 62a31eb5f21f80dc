import { type Answer, jsonAnswer } from '../../http/answer.js'

const messages: Readonly<Record<number, string>> = {
  400: 'bad param',
  500: 'panic',
  2406: 'risk control rejection',
  3001: 'concurrency limit',
  212200: '生成失败',
  212201: '渲染失败',
}

/** A result, as EdrawMax wraps it. */
export function success(data: Readonly<Record<string, string>>): Answer {
  return jsonAnswer(200, { code: 0, msg: '', data })
}

/** An error, as EdrawMax puts it: HTTP 200 with a code. */
export function refusal(code: number, message = messages[code] ?? 'error'): Answer {
  return jsonAnswer(200, { code, msg: message, data: null })
}
