/**
 * Somebody recorded since what a sheet was checked against. A store throws it from the constraint that noticed; the
 * runner of imports then checks the whole sheet anew.
 */
export class RegisterMovedOn extends Error {
  override readonly name = 'RegisterMovedOn'
}
