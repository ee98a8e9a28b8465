/**
 * Retries are paid for: each costs one, each clean call pays a part back. An outage so ends in a
 * stop instead of in ever more calls.
 */
export class RetryBudget {
  private left: number;

  constructor(
    private readonly size = 20,
    private readonly refund = 0.2,
  ) {
    this.left = size;
  }

  spend(): boolean {
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  refundOne(): void {
    this.left = Math.min(this.size, this.left + this.refund);
  }
}
