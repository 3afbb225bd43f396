// Types inferred from a schema, made deeply read-only.

type Primitive = string | number | boolean | null | undefined

/** Branded primitives count as objects in the type system. */
export type Immutable<Value> = Value extends Primitive
  ? Value
  : { readonly [Key in keyof Value]: Immutable<Value[Key]> }
