const LIKE_A_GROUP = /^([1-9]\d{0,2})(\.\d{3})$/;

/**
 * Plain decimal text as it can stand in a draft and be read back as the same amount: `83.333`, as dinars have it,
 * could be eighty-three thousand, so it gets a zero more.
 */
export function writeTypedAmount(amountText: string): string {
  return amountText.replace(LIKE_A_GROUP, "$1$20");
}
