// The operators: what may become of a piece of code. Each takes a node of the syntax tree and gives the texts
// that stand in its place, one mutant for each. `text` gives the source of a node.

import { optionalLinks, replacePart, unguarded, withoutMember } from './changes.mjs'

const flips = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
}

const otherAssignments = {
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '??=': ['='],
  '||=': ['='],
  '&&=': ['='],
}

/** Methods without whose call a chain is still one: a promise's, a timer's, an array's, a string's. */
const droppedCalls = [
  'catch',
  'finally',
  'unref',
  'filter',
  'slice',
  'toSorted',
  'sort',
  'toReversed',
  'reverse',
  'trim',
  'toLowerCase',
]

const otherMethods = { 'Math.min': 'Math.max', 'Math.max': 'Math.min' }

const isWords = (node) =>
  node.type === 'TemplateLiteral' ||
  (node.type === 'Literal' && typeof node.value === 'string') ||
  (node.type === 'BinaryExpression' && (isWords(node.left) || isWords(node.right)))

const isFunction = ({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression'

const isNothing = (node, text) => text(node) === 'undefined' || text(node) === 'null'

const isKept = (value, text) =>
  isFunction(value) ||
  isNothing(value, text) ||
  (value.type === 'Literal' && typeof value.value === 'boolean')

const isTest = (node, parent) =>
  (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test === node

/** @type {Record<string, Record<string, (node: any, parent: any, text: (node: any) => string) => string[]>>} */
export const operators = {
  BinaryExpression: {
    /** Comparison and arithmetic: another operator. Not where a condition as a whole is mutated anyway. */
    operator(node, parent, text) {
      if (node.operator === '+' && isWords(node)) return []
      if (/^[!=]=/.test(node.operator) && isTest(node, parent)) return []
      const gap = { start: node.left.end, end: node.right.start }
      return (flips[node.operator] ?? []).map((other) =>
        replacePart(node, gap, text(gap).replace(node.operator, other), text),
      )
    },
  },
  LogicalExpression: {
    /** `&&`, `||`, `??`: one side alone. */
    side: (node, _parent, text) => [text(node.left), text(node.right)],
  },
  UnaryExpression: {
    /** Without its `!`. */
    not: (node, parent, text) =>
      node.operator === '!' && !isTest(node, parent) ? [text(node.argument)] : [],
  },
  IfStatement: {
    /** Always, and never. */
    condition: () => ['true', 'false'],
  },
  ConditionalExpression: {
    condition: () => ['true', 'false'],
  },
  WhileStatement: {
    /** Never: always would only hang. */
    condition: () => ['false'],
  },
  DoWhileStatement: {
    condition: () => ['false'],
  },
  ForStatement: {
    condition: (node) => (node.test ? ['false'] : []),
  },
  ExpressionStatement: {
    /** A call or an assignment is forgotten. */
    forgotten({ expression, directive }, parent) {
      const { type } = expression.type === 'AwaitExpression' ? expression.argument : expression
      const kept = directive !== undefined && directive !== null
      const acts = /^(Call|Chain|Assignment|Update|Unary)Expression$/.test(type)
      if (!acts || kept || expression.callee?.type === 'Super') return []
      return [/^(Program|BlockStatement|SwitchCase)$/.test(parent.type) ? '' : ';']
    },
  },
  AwaitExpression: {
    /** Not waited for. */
    await: (node, _parent, text) => [text(node.argument)],
  },
  Literal: {
    /** A small number plus one, a greater one none; the other truth. */
    value({ value }) {
      if (typeof value === 'boolean') return [String(!value)]
      if (typeof value === 'bigint') return [value < 10n ? `${value + 1n}n` : '0n']
      if (typeof value !== 'number') return []
      return [value < 10 ? String(value + 1) : '0']
    },
  },
  ReturnStatement: {
    /** Nothing is returned. */
    nothing: ({ argument }, _parent, text) =>
      argument && argument.type !== 'Literal' && !isNothing(argument, text) ? ['undefined'] : [],
  },
  ArrowFunctionExpression: {
    nothing: ({ body, expression }, _parent, text) =>
      expression && body.type !== 'Literal' && !isNothing(body, text) ? ['undefined'] : [],
  },
  ChainExpression: {
    /** `?.` becomes `.`. */
    unguarded: (node, _parent, text) =>
      optionalLinks(node.expression).map((link) => unguarded(node, link, text)),
  },
  ObjectExpression: {
    /** A member is left out. Functions are not: that does not compile. Nor is `true`, which is `false` once anyway. */
    member: (node, _parent, text) =>
      node.properties.flatMap((member, index) =>
        member.type === 'Property' && isKept(member.value, text)
          ? []
          : [withoutMember(node, node.properties, index, text)],
      ),
  },
  ArrayExpression: {
    member: (node, _parent, text) =>
      node.elements.flatMap((member, index) =>
        member ? [withoutMember(node, node.elements, index, text)] : [],
      ),
  },
  CallExpression: {
    /** A link of a chain is left out, or `Math.min` is `Math.max`. */
    call({ callee, start, end }, _parent, text) {
      if (callee.type !== 'MemberExpression' || callee.computed || callee.optional) return []
      const other = otherMethods[text(callee)]
      if (other) return [replacePart({ start, end }, callee, other, text)]
      return droppedCalls.includes(callee.property.name) ? [text(callee.object)] : []
    },
  },
  AssignmentExpression: {
    /** `+=` becomes `-=`, `??=` becomes `=`. */
    operator(node, _parent, text) {
      const gap = { start: node.left.end, end: node.right.start }
      return (otherAssignments[node.operator] ?? []).map((other) =>
        replacePart(node, gap, text(gap).replace(node.operator, other), text),
      )
    },
  },
  UpdateExpression: {
    operator: (node, _parent, text) => [
      text(node).replace(node.operator, node.operator === '++' ? '--' : '++'),
    ],
  },
}
