/** Ten percent off from 100 on. */
export function apply(_context, { price }) {
  return price >= 100 ? price * 0.9 : price;
}
