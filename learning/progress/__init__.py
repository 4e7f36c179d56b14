"""What a learner has shown: attempts, and the mastery that follows from them."""
