"""What a class's answers tell: hard questions, steps to teach again, weeks, advice to one learner, what to practise."""
