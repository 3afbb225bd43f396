// The closed set of exceptional outcomes. Expected outcomes are values.

/** The input can never succeed: report it, do not retry. */
export class PoisonInput extends Error {
  override readonly name = 'PoisonInput'
}

/** A service failed: the same call may succeed later. */
export class Transient extends Error {
  override readonly name = 'Transient'
}

/** The settings are missing or wrong: every call fails until somebody corrects them. */
export class WrongSettings extends Transient {}

/**
 * The bucket lists an object but refuses to return it; `message` states the reason and the remedy, as the end
 * of a sentence.
 */
export class UnreadableObject extends Error {
  override readonly name = 'UnreadableObject'
}
