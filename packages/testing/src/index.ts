export type { Cases } from './cases.js'
export { type FakeVendor, type FakeVendorOptions, fakeVendor } from './fake/fake-vendor.js'
export {
  type FakeContext,
  type FakeReply,
  type FakeRequest,
  type FakeRoute,
  inOrder,
  type RouteName,
} from './fake/route.js'
export type { FakeTask } from './fake/task.js'
export type { TestContext, TestOptions, TestRunner } from './runner.js'
export type {
  FaultKind,
  FaultPlace,
  RefuseFault,
  RequestFault,
  VendorFault,
  VendorOperation,
} from './sandbox/fault.js'
export { type FromSandboxOptions, fromSandbox, type SandboxOfVendors } from './sandbox/from-sandbox.js'
export type { SandboxProblem, VendorRequest, VendorSandbox } from './sandbox/vendor-sandbox.js'
export type { FailedTask, VendorCode } from './scene/subject.js'
export { type ProviderTest, testProvider } from './test-provider.js'
